package fr.jobmarket.cleaning.internal.text;

/** The language of a text, as far as the job market of France needs to know. */
public enum Language {
    /** French. */
    FRENCH,
    /** English. */
    ENGLISH,
    /** Any other language. */
    OTHER
}
