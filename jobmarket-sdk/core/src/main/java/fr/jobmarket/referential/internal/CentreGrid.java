package fr.jobmarket.referential.internal;

import fr.jobmarket.internal.GreatCircle;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Centres of communes in cells of a tenth of a degree, to find the nearest one without looking at all. */
public final class CentreGrid {

    private static final double CELLS_PER_DEGREE = 10;
    /** A cell is at least this high, and at least this wide up to 57° of latitude. */
    private static final double CELL_KM = 6;

    private static final double MAX_DISTANCE_KM = 50;
    /** Within this distance a point means the city, not the district it happens to lie in. */
    private static final double CITY_POINT_KM = 0.15;

    private final Map<Long, List<Commune>> cells = new HashMap<>();
    private final Set<String> cities = new HashSet<>();

    /** A grid of those communes that have a centre. */
    public CentreGrid(Collection<Commune> communes) {
        for (Commune commune : communes) {
            Double latitude = commune.latitude();
            Double longitude = commune.longitude();
            if (latitude != null && longitude != null) {
                cells.computeIfAbsent(cell(row(latitude), row(longitude)), key -> new ArrayList<>(4))
                        .add(commune);
            }
            if (commune.cityCode() != null) {
                cities.add(commune.cityCode());
            }
        }
    }

    /** See {@link Places#nearest}. */
    public Optional<Places.Near> nearest(double latitude, double longitude, double maxDistanceKm) {
        double limit = Math.min(maxDistanceKm, MAX_DISTANCE_KM);
        Places.@Nullable Near best = null;
        int rings = (int) Math.ceil(limit / CELL_KM);
        for (int ring = 0; ring <= rings; ring++) {
            if (best != null && best.distanceKm() < (ring - 1) * CELL_KM) {
                break;
            }
            best = nearestInRing(latitude, longitude, ring, best);
        }
        return best != null && best.distanceKm() <= limit ? Optional.of(best) : Optional.empty();
    }

    private Places.@Nullable Near nearestInRing(
            double latitude, double longitude, int ring, Places.@Nullable Near before) {
        Places.@Nullable Near best = before;
        int centreRow = row(latitude);
        int centreColumn = row(longitude);
        for (int r = centreRow - ring; r <= centreRow + ring; r++) {
            boolean edge = Math.abs(r - centreRow) == ring;
            for (int c = centreColumn - ring; c <= centreColumn + ring; c += edge || ring == 0 ? 1 : 2 * ring) {
                best = nearestInCell(latitude, longitude, cells.get(cell(r, c)), best);
            }
        }
        return best;
    }

    private Places.@Nullable Near nearestInCell(
            double latitude, double longitude, @Nullable List<Commune> communes, Places.@Nullable Near before) {
        Places.@Nullable Near best = before;
        if (communes == null) {
            return best;
        }
        for (Commune commune : communes) {
            Double north = commune.latitude();
            Double east = commune.longitude();
            if (north == null || east == null) {
                continue;
            }
            double distance = GreatCircle.km(latitude, longitude, north, east);
            boolean allowed = distance <= CITY_POINT_KM || !cities.contains(commune.code());
            if (allowed && (best == null || distance < best.distanceKm())) {
                best = new Places.Near(commune, distance);
            }
        }
        return best;
    }

    private static int row(double degrees) {
        return (int) Math.floor(degrees * CELLS_PER_DEGREE);
    }

    private static long cell(int row, int column) {
        return (long) row << 32 | column & 0xffffffffL;
    }
}
