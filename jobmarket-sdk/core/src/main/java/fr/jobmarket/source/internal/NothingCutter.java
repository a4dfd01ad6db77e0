package fr.jobmarket.source.internal;

import java.io.IOException;

/** Says once of a whole file that it holds nothing of what is expected. */
final class NothingCutter implements RecordCutter {

    private static final int SHOWN = 500;
    private static final String EXPECTED =
            "no JSON: offers are expected as objects one a line, as an array or as a saved"
                    + " answer of France Travail or Adzuna, in UTF-8; plain, gzip, in a zip archive or a folder";

    private final ByteInput in;
    private boolean said;

    NothingCutter(ByteInput in) {
        this.in = in;
    }

    @Override
    public boolean inDocument() {
        return false;
    }

    @Override
    public boolean cut(Records into) throws IOException {
        if (said) {
            return false;
        }
        said = true;
        into.append(in.buffer(), in.position(), Math.min(SHOWN, in.limit() - in.position()));
        into.finish(EXPECTED);
        return true;
    }
}
