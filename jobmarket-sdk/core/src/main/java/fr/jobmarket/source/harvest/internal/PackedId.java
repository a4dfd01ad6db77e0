package fr.jobmarket.source.harvest.internal;

/** Ids of up to 12 digits and capital letters as numbers, and back. */
final class PackedId {

    private static final int LONGEST = 12;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private PackedId() {}

    /** Bijective base 36: different ids have different numbers above 0; 0 for an id of another form. */
    static long pack(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return 0;
        }
        long code = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = DIGITS.indexOf(id.charAt(i));
            if (digit < 0) {
                return 0;
            }
            code = code * 36 + digit + 1;
        }
        return code;
    }

    /** The id of a number above 0. */
    static String unpack(long code) {
        StringBuilder reversed = new StringBuilder();
        for (long left = code; left > 0; left = (left - 1) / 36) {
            reversed.append(DIGITS.charAt((int) ((left - 1) % 36)));
        }
        return reversed.reverse().toString();
    }
}
