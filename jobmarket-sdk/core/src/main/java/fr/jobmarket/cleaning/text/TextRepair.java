package fr.jobmarket.cleaning.text;

/** What cleaning had to repair in a text. */
public enum TextRepair {
    /** Tags were removed or entities decoded. */
    MARKUP,
    /** Characters that a wrong encoding had broken were put right. */
    MOJIBAKE,
    /** Control, zero-width or unpaired characters were removed. */
    CONTROL_CHARACTERS,
    /** Characters are lost ("D?veloppeur" with a replacement character, "Ã?"); nothing could be done. */
    LOST_CHARACTERS
}
