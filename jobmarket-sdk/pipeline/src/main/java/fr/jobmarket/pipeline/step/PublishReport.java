package fr.jobmarket.pipeline.step;

import fr.jobmarket.serving.release.Release;

/**
 * What publishing made.
 *
 * @param release the release, which is the current one
 * @param index how its index came about: from which release's, or why anew, and how many offers were kept, replaced,
 *     added and removed
 */
public record PublishReport(Release release, String index) {

    /** Both, for a person to read. */
    public String summary() {
        return release.id() + ", " + index;
    }
}
