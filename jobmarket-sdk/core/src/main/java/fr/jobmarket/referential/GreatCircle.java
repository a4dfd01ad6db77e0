package fr.jobmarket.referential;

/** Distances on the earth taken as a sphere of 6,371 km; wrong by 0.5 % at most. */
public final class GreatCircle {

    private static final double EARTH_RADIUS_KM = 6371;

    private GreatCircle() {}

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
