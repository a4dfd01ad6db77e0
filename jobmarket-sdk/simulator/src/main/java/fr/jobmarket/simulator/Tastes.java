package fr.jobmarket.simulator;

/**
 * What people of a synthetic market care about. How much they want an offer is a sum before the logistic curve; a person's
 * own weights lie between half and one and a half times these.
 *
 * @param work of the occupation they look for; related ones count a share of it that differs from person to person
 * @param skills of an offer that uses all their skills
 * @param distance lost for each time as far as they like to go
 * @param pay of a fifth more than they expect, lost for a fifth less
 * @param contract lost for another contract than a permanent one, by those who mind
 * @param experience lost for each year of experience they lack
 * @param hidden standard deviation of what no profile or offer says: an employer's name, a person's whim
 * @param candour how much of their wishes their profile says, 0 to 1
 * @param patience how fast they tire of a list: rank r is looked at with probability 1 / r to this power
 * @param fickleness standard deviation of what changes from one look to the next
 */
public record Tastes(
        double work,
        double skills,
        double distance,
        double pay,
        double contract,
        double experience,
        double hidden,
        double candour,
        double patience,
        double fickleness) {

    /** Refuses what cannot be. */
    public Tastes {
        if (!(hidden >= 0) || !(candour >= 0 && candour <= 1) || !(patience >= 0) || !(fickleness >= 0)) {
            throw new IllegalArgumentException(
                    "hidden, patience and fickleness are at least 0, candour lies between 0 and 1");
        }
    }

    /** People who stay near home and mind the form of contract. */
    public static Tastes ofDefaults() {
        return new Tastes(5, 1.5, 1.5, 1, 1.5, 0.7, 0.5, 0.8, 0.6, 0.7);
    }

    /** Other people: pay and experience count more and distance less, they say less, tire sooner and are moodier. */
    public static Tastes ofMovers() {
        return new Tastes(5, 1, 0.8, 2, 0.7, 1.1, 0.8, 0.6, 0.9, 1);
    }
}
