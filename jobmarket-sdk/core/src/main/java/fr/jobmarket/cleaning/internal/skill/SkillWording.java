package fr.jobmarket.cleaning.internal.skill;

import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a wording of a skill is about: singular words without articles and prepositions, and without what only says that
 * one knows it. "Bonnes connaissances en gestion des projets" and "Gestion de projet" are about the same.
 */
final class SkillWording {

    private static final Set<String> LITTLE = Set.of(
            "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "l", "la", "le", "les", "of", "pour", "sur",
            "un", "une");

    /** They say how a skill is had, not which; only as first words, "gestion des connaissances" is another matter. */
    private static final Set<String> FIRST = Set.of(
            "aptitude",
            "avoir",
            "base",
            "bon",
            "bonne",
            "capacite",
            "capable",
            "competence",
            "comprendre",
            "connaissance",
            "connaitre",
            "etre",
            "excellente",
            "experience",
            "faire",
            "familiarite",
            "familier",
            "maitrise",
            "maitriser",
            "notion",
            "parfaite",
            "pratique",
            "pratiquer",
            "preuve",
            "principe",
            "savoir",
            "sens",
            "solide",
            "technique",
            "tres",
            "utilisation",
            "utiliser");

    /** The same, but alone a word would mean another thing: "caractéristiques des tableaux" are not Tableau. */
    private static final Set<String> FIRST_OF_SEVERAL = Set.of("caracteristique", "norme", "regle");

    private final String subject;
    private final int wordsLeftOut;

    private SkillWording(String subject, int wordsLeftOut) {
        this.subject = subject;
        this.wordsLeftOut = wordsLeftOut;
    }

    static SkillWording of(String label) {
        List<String> words = new ArrayList<>();
        for (String word : Folding.key(label).split(" ")) {
            if (!word.isEmpty() && !LITTLE.contains(word)) {
                words.add(singular(word));
            }
        }
        int first = 0;
        while (isLeftOut(words, first)) {
            first++;
        }
        return new SkillWording(String.join(" ", words.subList(first, words.size())), first);
    }

    private static boolean isLeftOut(List<String> words, int at) {
        int behind = words.size() - at - 1;
        return behind > 0 && FIRST.contains(words.get(at)) || behind > 1 && FIRST_OF_SEVERAL.contains(words.get(at));
    }

    /** Equal for wordings about the same; empty when there is no word. */
    String subject() {
        return subject;
    }

    /** How much the wording says beside its subject: of two about the same, the plainer one is meant. */
    int wordsLeftOut() {
        return wordsLeftOut;
    }

    private static String singular(String word) {
        char last = word.charAt(word.length() - 1);
        boolean plural = word.length() > 3
                && (last == 's' || last == 'x')
                && word.charAt(word.length() - 2) != 's'
                && !Character.isDigit(word.charAt(word.length() - 2));
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
