package fr.jobmarket.cleaning.internal.occupation;

import fr.jobmarket.internal.Folding;
import fr.jobmarket.internal.InclusiveSpelling;
import fr.jobmarket.internal.NeutralForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A title as whole words: folded, without the endings of plural and gender, "Développeur/euse", "Hôte·sse" and
 * "Vendeur(se)" as one word each. Words are known by 64-bit hashes, so that looking up a title makes no strings.
 */
final class TitleWords {

    /** The word stands at the beginning, or behind what separates statements: a bracket, a bar, a dash between spaces. */
    static final int BREAK = 1;
    /** A word that appellations are found without, such as "de". */
    static final int LITTLE = 2;
    /** Part of what is written around the name of a job: "H/F", "CDI", "35h", "urgent", a number. */
    static final int DECORATION = 4;
    /** What leads from the job to the place, the employer or the domain: "à", "chez", "secteur". */
    static final int LEADS_AWAY = 8;
    /** The word begins with a capital in a title that is not all capitals. */
    static final int CAPITAL = 16;

    private static final int MOST = 64;

    private static final Set<String> LITTLE_WORDS = words("""
            de du des d l la le les et en au aux un une a pour sur par dans avec ou the of and chez notre nos""");

    private static final Set<String> LEADING = words("""
            a au aux chez pour sur secteur region dans""");

    private static final Set<String> DECORATIONS = words("""
            h f hf fh m w x d n nb mf fm hfx fhx homme femme hommes femmes tous genres cdi cdd cdic cddi interim
            interimaire alternance alternant alternante apprentissage apprenti apprentie contrat duree
            determinee indeterminee ref reference urgent urgence recherche recherchons recrute recrutons
            recrutement cherche cherchons poste postes offre emploi job jobs temps plein partiel complet mi tp
            debutant debutante debutants accepte acceptes acceptee confirme confirmee experimente experimentee
            experience junior senior mois semaine semaines an ans heure heures euro euros k ke eur net nets brut
            bruts annuel mensuel salaire asap immediat immediate immediatement disponible nouveau nouvelle week
            end weekend we saisonnier saisonniere saison mission remplacement stage stagiaire freelance
            teletravail remote possible h24 jour jours nuit nuits journee matin soir etudiant etudiante
            qualifie qualifiee motive motivee dynamique passionne passionnee libre suite janvier fevrier mars avril mai juin
            juillet aout septembre octobre novembre decembre rentree ete hiver prime primes variable smic taux
            horaire horaires candidature spontanee vivier dept departement idf paca cedex""");

    /** What words are by themselves. */
    private static final Map<String, Integer> KINDS =
            kinds(Map.of(LITTLE, LITTLE_WORDS, DECORATION, DECORATIONS, LEADS_AWAY, LEADING));

    final long[] hashes = new long[MOST];
    final int[] kinds = new int[MOST];
    int size;

    private TitleWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    private static Map<String, Integer> kinds(Map<Integer, Set<String>> words) {
        Map<String, Integer> kinds = new HashMap<>();
        words.forEach((kind, ofKind) -> ofKind.forEach(word -> kinds.merge(word, kind, (one, other) -> one | other)));
        return kinds;
    }

    static TitleWords of(CharSequence title) {
        TitleWords words = new TitleWords();
        String read = InclusiveSpelling.masculine(title.toString());
        char[] folded = Folding.foldToArray(read);
        boolean shouting = isShouting(read);
        boolean broken = true;
        for (int i = 0; i < folded.length && words.size < MOST; ) {
            if (!isLetter(folded[i])) {
                broken |= isBreak(folded, i);
                i++;
                continue;
            }
            int start = i;
            while (i < folded.length && isLetter(folded[i])) {
                i++;
            }
            boolean capital = !shouting && Character.isUpperCase(read.charAt(start));
            words.add(new String(folded, start, i - start), (broken ? BREAK : 0) | (capital ? CAPITAL : 0));
            broken = false;
        }
        return words;
    }

    private void add(String word, int kind) {
        long hash = hash(NeutralForm.of(word));
        boolean twice = size > 0 && hashes[size - 1] == hash && (kinds[size - 1] & LITTLE) == 0;
        if (twice) {
            return;
        }
        hashes[size] = hash;
        kinds[size++] = kind | KINDS.getOrDefault(word, 0) | (Character.isDigit(word.charAt(0)) ? DECORATION : 0);
    }

    private static boolean isLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '#';
    }

    /** A dash or slash inside a compound word separates no statements. */
    private static boolean isBreak(char[] folded, int i) {
        char c = folded[i];
        if (c == ' ' || c == '\'') {
            return false;
        }
        if (c == '-' || c == '.' || c == '/' || c == '\u00b7' || c == '&') {
            boolean apart = i > 0 && folded[i - 1] == ' ' || i + 1 < folded.length && folded[i + 1] == ' ';
            return apart && c != '&' && c != '/';
        }
        return true;
    }

    private static boolean isShouting(CharSequence title) {
        for (int i = 0; i < title.length(); i++) {
            if (Character.isLowerCase(title.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static long hash(String stem) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < stem.length(); i++) {
            char c = stem.charAt(i);
            if (c == '\u0153') {
                hash = ((hash ^ 'o') * 0x100000001b3L ^ 'e') * 0x100000001b3L;
            } else {
                hash = (hash ^ c) * 0x100000001b3L;
            }
        }
        return hash;
    }

    boolean is(int word, int kind) {
        return (kinds[word] & kind) != 0;
    }

    /** The hash of the words from one to another, the little ones left out. */
    long phrase(int from, int to) {
        long phrase = 1;
        for (int word = from; word < to; word++) {
            if (!is(word, LITTLE)) {
                phrase = join(phrase, hashes[word]);
            }
        }
        return phrase;
    }

    static long join(long phrase, long word) {
        long mixed = (phrase * 31 + word) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(hashes, size));
    }
}
