package fr.jobmarket.internal;

/** Distances on the earth taken as a sphere of 6,371 km; wrong by 0.5 % at most. */
public final class GreatCircle {

    private static final double EARTH_RADIUS_KM = 6371;

    private static final double KM_PER_DEGREE = Math.toRadians(EARTH_RADIUS_KM);

    private GreatCircle() {}

    /** Whether two points given in degrees lie at most so far from each other; near ones are told without trigonometry. */
    public static boolean isWithin(
            double km, double latitude1, double longitude1, double latitude2, double longitude2) {
        double degrees = Math.abs(latitude2 - latitude1) + Math.abs(longitude2 - longitude1);
        return degrees * KM_PER_DEGREE <= km || km(latitude1, longitude1, latitude2, longitude2) <= km;
    }

    /** Kilometres between two points given in degrees (haversine formula). */
    public static double km(double latitude1, double longitude1, double latitude2, double longitude2) {
        double halfLatitude = Math.toRadians(latitude2 - latitude1) / 2;
        double halfLongitude = Math.toRadians(longitude2 - longitude1) / 2;
        double a = Math.pow(Math.sin(halfLatitude), 2)
                + Math.cos(Math.toRadians(latitude1))
                        * Math.cos(Math.toRadians(latitude2))
                        * Math.pow(Math.sin(halfLongitude), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
