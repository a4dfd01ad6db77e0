package fr.jobmarket.cleaning.internal.place;

/** Whether two words differ by one letter added, left out, replaced, or two neighbours swapped. */
final class OneEdit {

    private OneEdit() {}

    static boolean apart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return false;
        }
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        int restA = a.length() - start - end;
        int restB = b.length() - start - end;
        return restA <= 1 && restB <= 1
                || restA == 2
                        && restB == 2
                        && a.charAt(start) == b.charAt(start + 1)
                        && a.charAt(start + 1) == b.charAt(start);
    }
}
