package fr.jobmarket.cleaning.internal.place;

import org.jspecify.annotations.Nullable;

/**
 * A point in France, put right when its source had swapped latitude and longitude.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param swapped whether the source had them the wrong way round
 */
public record GeoPoint(double latitude, double longitude, boolean swapped) {

    /** South, north, west and east of metropolitan France and of each overseas part, with some margin. */
    private static final double[][] BOXES = {
        {41.2, 51.3, -5.7, 9.8},
        {14.2, 18.3, -63.4, -60.6},
        {1.9, 6.1, -54.8, -51.4},
        {-21.6, -20.6, 55.0, 56.1},
        {-13.2, -12.4, 44.8, 45.5},
        {46.6, 47.3, -56.6, -56.0},
        {-28.0, -7.5, -155.0, -134.0},
        {-23.2, -17.5, 158.0, 172.5},
        {-14.6, -13.0, -178.5, -175.9},
    };

    /** The point these values mean; null when they lie nowhere in France, however they are read. */
    public static @Nullable GeoPoint of(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null || longitude == null) {
            return null;
        }
        if (inFrance(latitude, longitude)) {
            return new GeoPoint(latitude, longitude, false);
        }
        return inFrance(longitude, latitude) ? new GeoPoint(longitude, latitude, true) : null;
    }

    private static boolean inFrance(double latitude, double longitude) {
        for (double[] box : BOXES) {
            if (latitude >= box[0] && latitude <= box[1] && longitude >= box[2] && longitude <= box[3]) {
                return true;
            }
        }
        return false;
    }
}
