package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.internal.GreatCircle;
import fr.jobmarket.referential.Commune;
import org.jspecify.annotations.Nullable;

/** Whether a point and a commune can belong together. */
public final class Distances {

    /** Arles, the largest commune of metropolitan France, reaches 40 km from its centre; Guyane's are larger. */
    private static final double REACH_KM = 50;

    private static final double QUARTER_REACH_KM = 15;

    private Distances() {}

    /** Whether a quarter or commune of this name can lie at the point; true when one of them is unknown. */
    public static boolean plausible(Commune commune, @Nullable GeoPoint point) {
        return within(commune, point, QUARTER_REACH_KM);
    }

    /** Whether the point can lie in the commune at all; true when its centre is unknown. */
    public static boolean possible(Commune commune, GeoPoint point) {
        return commune.departmentCode().equals("973") || within(commune, point, REACH_KM);
    }

    private static boolean within(Commune commune, @Nullable GeoPoint point, double km) {
        Double latitude = commune.latitude();
        Double longitude = commune.longitude();
        return point == null
                || latitude == null
                || longitude == null
                || GreatCircle.isWithin(km, latitude, longitude, point.latitude(), point.longitude());
    }
}
