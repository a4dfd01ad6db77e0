package fr.jobmarket.cleaning.internal.keyword;

import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.internal.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells which of the names found in the texts of one offer are technologies and which only look like one: "Docker" beside
 * Kubernetes, behind "conteneurs" or in the offer of a "développeur", not in "Docker portuaire" or "chez Docker".
 */
public final class Meaning {

    /** How many characters lie at most between a name and what shows what it means. */
    static final int NEAR = 60;

    /** The same where the word before it has to show it. */
    private static final int BEFORE = 25;

    /** How many characters lie at most between two members of a list. */
    private static final int LISTED = 5;

    /** So many other technologies anywhere show that an offer is about such things. */
    private static final int ENOUGH = 2;

    /** A first text that is no longer is a title. */
    private static final int TITLE = 150;

    /** What belongs to the work with computers, by its beginning. */
    private static final List<String> TRADE = List.of(
            "developpeu",
            "developer",
            "langage",
            "framework",
            "stack",
            "backend",
            "frontend",
            "fullstack",
            "devops",
            "devsecops",
            "cloud",
            "data",
            "informatique",
            "logiciel",
            "programm",
            "conteneur",
            "container",
            "sgbd",
            "etl",
            "version",
            "web",
            "api",
            "serveur",
            "cluster",
            "pipeline",
            "dba",
            "code",
            "software",
            "donnees",
            "microservice",
            "applicati",
            "technologie");

    /** What stands before a language that is also a letter or a word. */
    private static final List<String> BEFORE_LANGUAGE =
            List.of("developpeu", "developer", "langage", "programmation", "programmer", "coder", "framework");

    /** Who is called by what he works with. */
    private static final List<String> BEFORE_TOOL =
            List.of("consultant", "ingenieur", "expert", "administrateur", "administratrice", "architecte");

    /** What stands before the name of a house, a person's employer or a room. */
    private static final Set<String> HOUSES = Set.of(
            "chez",
            "hotel",
            "hotels",
            "restaurant",
            "cafe",
            "bar",
            "brasserie",
            "boutique",
            "magasin",
            "societe",
            "salle",
            "marque",
            "enseigne",
            "camping",
            "residence",
            "tour",
            "rue",
            "avenue",
            "agence",
            "cinema",
            "theatre",
            "groupe",
            "tours",
            "chateau",
            "domaine",
            "villa",
            "spa",
            "club",
            "discotheque");

    private static final Set<String> ARTICLES = Set.of("le", "la", "les", "l", "du", "de", "the");

    private final List<Cues> texts;
    private final Collection<String> certain = new HashSet<>();

    public Meaning(List<Cues> texts, List<List<Match>> found) {
        this.texts = texts;
        for (List<Match> matches : found) {
            for (Match match : matches) {
                if (match.spelling().isCertain()) {
                    certain.add(match.spelling().keyword());
                }
            }
        }
    }

    /** Adds the keywords that are meant among those found in a text. */
    public void collect(Cues text, List<Match> matches, Collection<String> keywords) {
        boolean[] meant = new boolean[matches.size()];
        for (int i = 0; i < meant.length; i++) {
            meant[i] = matches.get(i).spelling().isCertain() && !isUnless(text, matches.get(i));
        }
        for (int i = 0; i < meant.length; i++) {
            meant[i] |= matches.get(i).spelling().word() && isMeant(text, matches, meant, i);
        }
        for (int i = meant.length - 1; i >= 0; i--) {
            meant[i] |= matches.get(i).spelling().word() && isMeant(text, matches, meant, i);
        }
        for (int i = 0; i < meant.length; i++) {
            Match match = matches.get(i);
            if (meant[i] || match.spelling().near() && isNamed(text, matches, meant, i)) {
                keywords.add(match.spelling().keyword());
            }
        }
    }

    private static boolean isUnless(Cues text, Match match) {
        Set<String> unless = match.spelling().unless();
        return !unless.isEmpty() && holds(text, match.start() - NEAR, match.end() + NEAR, unless::contains);
    }

    private boolean isMeant(Cues text, List<Match> matches, boolean[] meant, int index) {
        Match match = matches.get(index);
        if (isHouse(text, match) || isCall(text, match)) {
            return false;
        }
        boolean beside = hasCompany(matches, meant, index, NEAR);
        boolean among = beside || isTrade(text, match.start() - NEAR, match.end() + NEAR);
        if (!match.spelling().isWrittenAt(text.characters(), match.start())) {
            return hasCompany(matches, meant, index, LISTED) || among && isOfTheTrade() && !isVerb(text, match);
        }
        return among
                || isListedWithWord(text, matches, index)
                || holds(text, match.start() - BEFORE, match.start(), startsWithAny(BEFORE_TOOL))
                || isOfTheTrade();
    }

    private boolean isOfTheTrade() {
        return certain.size() >= ENOUGH || texts.get(0).length() <= TITLE && isTrade(texts.get(0), 0, TITLE);
    }

    /** "Able to react". */
    private static boolean isVerb(Cues text, Match match) {
        List<String> before = words(text, match.start() - BEFORE, match.start());
        return !before.isEmpty() && before.get(before.size() - 1).equals("to");
    }

    private static boolean isNamed(Cues text, List<Match> matches, boolean[] meant, int index) {
        Match match = matches.get(index);
        return !isCall(text, match)
                && (hasCompany(matches, meant, index, NEAR)
                        || holds(text, match.start() - BEFORE, match.start(), startsWithAny(BEFORE_LANGUAGE)));
    }

    /** Whether a name that is meant stands within a distance. */
    private static boolean hasCompany(List<Match> matches, boolean[] meant, int index, int distance) {
        Match match = matches.get(index);
        for (int i = index - 1; i >= 0 && match.start() - matches.get(i).end() <= distance; i--) {
            if (meant[i]) {
                return true;
            }
        }
        for (int i = index + 1; i < meant.length && matches.get(i).start() - match.end() <= distance; i++) {
            if (meant[i]) {
                return true;
            }
        }
        return false;
    }

    /** "React, Docker": two names that are also words, side by side, are none. */
    private static boolean isListedWithWord(Cues text, List<Match> matches, int index) {
        Match match = matches.get(index);
        return Stream.of(index - 1, index + 1)
                .filter(i -> i >= 0 && i < matches.size())
                .map(matches::get)
                .filter(other -> Math.max(match.start() - other.end(), other.start() - match.end()) <= LISTED)
                .anyMatch(other -> other.spelling().word()
                        && !other.spelling().equals(match.spelling())
                        && other.spelling().isWrittenAt(text.characters(), other.start()));
    }

    private static boolean isTrade(Cues text, int from, int to) {
        return holds(text, from, to, startsWithAny(TRADE));
    }

    private static Predicate<String> startsWithAny(List<String> beginnings) {
        return word -> beginnings.stream().anyMatch(word::startsWith);
    }

    /** "Hôtel Oracle", "chez le Spark". */
    private static boolean isHouse(Cues text, Match match) {
        List<String> before = words(text, match.start() - BEFORE, match.start());
        int last = before.size() - 1;
        while (last >= 0 && ARTICLES.contains(before.get(last))) {
            last--;
        }
        return last >= 0 && HOUSES.contains(before.get(last));
    }

    /** "Go !", "Let's Go". */
    private static boolean isCall(Cues text, Match match) {
        int after = match.end();
        while (after < text.length() && Character.isSpaceChar(text.characters()[after])) {
            after++;
        }
        return after < text.length() && text.characters()[after] == '!';
    }

    private static boolean holds(Cues text, int from, int to, Predicate<String> wanted) {
        return words(text, from, to).stream().anyMatch(wanted);
    }

    /** The words between two positions, folded, without those that are cut there. */
    private static List<String> words(Cues text, int from, int to) {
        char[] characters = text.characters();
        List<String> words = new ArrayList<>();
        int end = Math.min(text.length(), to);
        int at = Math.max(0, from);
        while (at > 0 && at < end && Character.isLetterOrDigit(characters[at - 1])) {
            at++;
        }
        while (at < end) {
            int start = at;
            while (at < end && Character.isLetterOrDigit(characters[at])) {
                at++;
            }
            if (at > start) {
                words.add(Folding.fold(new String(characters, start, at - start)));
            }
            at++;
        }
        return words;
    }
}
