package fr.jobmarket.source.internal;

import java.io.IOException;

/** One of the ways a file holds offers. Not thread-safe. */
sealed interface RecordCutter permits LineCutter, DocumentCutter, NothingCutter {

    /** Cuts the next record out of the file; false when there is none. */
    boolean cut(Records into) throws IOException;

    /** Whether records are parts of a document, not lines. */
    boolean inDocument();
}
