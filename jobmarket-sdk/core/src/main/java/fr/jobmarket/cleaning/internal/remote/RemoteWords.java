package fr.jobmarket.cleaning.internal.remote;

import java.util.Arrays;
import java.util.Set;

/** The vocabulary in which advertisements speak of remote work, folded; elided words without their apostrophe. */
final class RemoteWords {

    /** Take back what they stand before or behind. */
    static final Set<String> NEGATIONS = words("""
            pas sans aucun aucune aucuns non ni jamais no not never neither nor none without cannot isn don doesn aren won
            absence impossible impossibilite exclu exclue exclut excluant exclus interdit interdite incompatible inadapte
            ineligible inapplicable inexistant unavailable indisponible refuse neant nul zero 0""");

    /** Negations that take back nothing when another word follows: "télétravail, non cadre", "sans permis". */
    static final Set<String> WEAK_NEGATIONS =
            words("pas sans aucun aucune non no not never jamais 0 zero isn don doesn aren won");

    /** What a weak negation behind remote work says about it. */
    static final Set<String> PREDICATES = words("""
            possible possibles possibilite autorise autorisee prevu prevue envisage envisagee envisageable propose proposee
            eligible eligibles disponible available offered allowed applicable applique concerne accepte acceptee pratique
            ouvert permis permise accorde adapte compatible realisable faisable mis option jour jours j day days %
            supported permitted provided considered""");

    /** Say that a negation means the details only: "télétravail non précisé". */
    static final Set<String> UNTOLD =
            words("precise precisee renseigne communique defini definie specifie indique determine");

    /** Signs that stand for no. */
    static final Set<String> CROSSES = words("❌ ✗ ✘ ✖ ☒ ⛔ × ❎");

    /** May stand between a negation and the remote work it takes back. */
    static final Set<String> BEFORE = words("""
            de du d le la les l t un une au aux a en y the an any for of to in as is be be are do does did we
            possibilite possibilites option options acces jour jours j day days % droit forme mode politique systeme solution
            recours place lieu objet
            permet permets permettant permettra permettre propose proposons proposee proposes propose offre offrons offrant
            prete pretant pratique pratiquons pratiquee prevu prevoit prevue envisage envisageable envisagee possible
            realisable realise realisee realiser faisable effectue effectuee effectuer exerce exercee exercer praticable tenu
            occupe accompli execute assure assuree
            eligible eligibles ouvert ouverte ouverts compatible compatibles adapte adaptee concerne concernee soumis
            autorise autorisee accessible accordons accorde accordee beneficie beneficier donne possede dispose disponible
            poste postes fonction fonctions emploi mission metier activite ce cette se s etre est sont sera fait faire peut
            actuellement malheureusement encore toutefois pour instant moment
            offer offers offering allow allows provide provides support supports permit eligible open suitable available fully
            possibility position role job work working based considered currently full
            avec par with teletravail remote home office hybride hybrid distanciel tt partiel total occasionnel complet ou or / (""");

    /** May stand between remote work and the negation that takes it back. */
    static final Set<String> AFTER = words("""
            : = ( ) - / > → ? | [ s ne n se y est is are be sera seront etait reste soit ce cet cette the this that it
            work working position positions role job option options policy possible possibilite autorise occasionnel partiel
            partial partielle total complet
            sur pour dans au sein le la de du a l poste fonction emploi activite mission metier for malheureusement
            actuellement hybride politique mode currently unfortunately peut peuvent etre will can could te office""");

    /** Say how much: what is taken back with them may still be offered in part. */
    static final Set<String> ALL_OF_IT =
            words("full fully 100 total totale complet integral integralement permanent exclusif");

    /** Little words between remote work and the thing it belongs to. */
    static final Set<String> LINKS = words("de du d des en un une an le la les l a au the for pour of");

    /** Are sold, kept or looked after by whoever gets the post; the post itself need not be remote. */
    static final Set<String> THINGS = words("""
            solution solutions mobilier materiel materiels outil outils siege sieges fauteuil fauteuils meuble meubles
            equipement equipements logiciel logiciels plateforme plateformes salarie salaries employes collaborateurs agents
            utilisateur utilisateurs users personnel kit kits ecrans espaces gestion demandes suivi avenants deploiement
            infrastructure infrastructures produits formation formations git bureaux accessoires box""");

    /** What is remote, when it is no work. */
    static final Set<String> TECHNIQUES = words("""
            sensing sensor sensors monitoring monitor monitored control controls controlled controller desktop desktops access
            accesses debug debugging procedure procedures site sites server servers support assistance diagnostic diagnostics
            diagnosis maintenance surveillance repository repositories branch branches origin host hosts app apps file code
            location locations area areas user users patient patients client clients system systems device devices
            connection connections call calls procedure island islands villages communities""");

    /** Other people's work. */
    static final Set<String> OTHERS = words("client clients cliente clientes pme adherents clientele");

    /** Other people's rooms. */
    static final Set<String> SELLING =
            words("vente ventes vendez vendre vendeur magasin commercialisez showroom catalogue");

    /** Tell that distance is the manner of a lesson or a talk. */
    static final Set<String> LESSONS = words("""
            formation formations cours reunion reunions entretien entretiens atelier ateliers seance seances rdv rendez
            consultation consultations webinaire webinaires classe classes apprenants session sessions module modules examens
            recrutement candidature accompagnement enseignement pedagogie pedagogique pedagogiques eleves etudiants
            stagiaires beneficiaires modalite modalites mentorat alternance formateur formateurs animation animer animez evenements conferences visite visites""");

    /** Tell that a manner is the manner of work. */
    static final Set<String> WORK = words("""
            poste postes travail travaillez travailler travaille job role position work working mode rythme organisation
            modele format fonctionnement lieu jour jours j day days semaine week % possible possibilite full mi partiel
            partiellement teletravail remote presentiel distanciel office bureau emploi""");

    /** What else is hybrid. */
    static final Set<String> HYBRIDS = words("""
            cloud clouds vehicule vehicules moteur moteurs voiture voitures infrastructure infrastructures architecture
            architectures formation formations profil profils reseau reseaux environnement environnements bois energie
            motorisation motorisations electrique electriques electric vehicle bus application applications mobile mobiles
            data gestion projet projets agile it""");

    /** Tell that there is nothing else. */
    static final Set<String> ONLY = words("""
            100 full fully uniquement exclusivement entierement totalement integralement strictement obligatoire only total
            integral complet exclusif""");

    /** Days of a week, or whatever else tells that two letters are short for remote work. */
    static final Set<String> AMOUNTS = words("""
            j jour jours jrs day days semaine week possible possibles partiel occasionnel accepte autorise full total complet
            flexible hebdo hebdomadaire mois % regulier ponctuel propose oui presentiel hybride""");

    private RemoteWords() {}

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+")));
    }
}
