package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.text.Language;
import fr.jobmarket.cleaning.internal.text.LanguageDetector;
import fr.jobmarket.internal.MarkedText;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.RawOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The canonical offer while it is being filled, with the issues met so far. What every source needs is here. */
final class OfferDraft {

    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
    /** Neither source existed in its present form; dates before are defaults of some system, such as 1970-01-01. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** A date further ahead of the harvest is no wrong clock. */
    private static final Duration LONGEST_NOTICE = Duration.ofDays(366);
    /** What all readers of title and description wait for, so that each text is searched once. */
    private static final CueWords CUE_WORDS = CueWords.of(
            KeywordTagger.ofDefaults()::cues,
            LanguageDetector::cues,
            RemoteWork::cues,
            SalaryParser::cues,
            ContractParser::cues,
            PlaceResolver::cues);

    private static final Cues NO_TEXT = CUE_WORDS.in("");

    private final RawOffer raw;
    private final Set<IssueCode> issues = EnumSet.noneOf(IssueCode.class);
    final Offer.Builder offer;
    private Cues title = NO_TEXT;
    private Cues description = NO_TEXT;
    private @Nullable Instant createdAt;

    OfferDraft(RawOffer raw) {
        this.raw = raw;
        this.offer = Offer.builder(raw.source(), raw.sourceId());
    }

    void issue(IssueCode code) {
        issues.add(code);
    }

    String title() {
        return title.text();
    }

    String description() {
        return description.text();
    }

    /** Where the cue words of the title stand. */
    Cues titleCues() {
        return title;
    }

    /** Where the cue words of the description stand. */
    Cues descriptionCues() {
        return description;
    }

    /** The cue words of another text of the offer. */
    Cues cues(String text) {
        return CUE_WORDS.in(text);
    }

    void texts(@Nullable String rawTitle, @Nullable MarkedText rawDescription) {
        Set<TextCleaner.Repair> repairs = EnumSet.noneOf(TextCleaner.Repair.class);
        if (rawTitle != null) {
            title = CUE_WORDS.in(TextCleaner.line(rawTitle, repairs));
        }
        if (rawDescription != null) {
            description = TextCleaner.paragraphs(rawDescription, CUE_WORDS, repairs);
        }
        repairs.forEach(this::repaired);
        if (title().isEmpty()) {
            issue(IssueCode.TITLE_MISSING);
        }
        if (description().isEmpty()) {
            issue(IssueCode.DESCRIPTION_MISSING);
        }
        offer.title(title()).description(description());
        RemoteWork.read(title, description).ifPresent(offer::remote);
        LanguageDetector.detect(description().isEmpty() ? title : description).ifPresent(this::language);
    }

    private void language(Language language) {
        switch (language) {
            case FRENCH -> {}
            case ENGLISH -> issue(IssueCode.LANGUAGE_ENGLISH);
            case OTHER -> issue(IssueCode.LANGUAGE_OTHER);
        }
    }

    /** A short text cleaned like a title; null when nothing is left. */
    @Nullable
    String line(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String clean = TextCleaner.line(text).text();
        return clean.isEmpty() ? null : clean;
    }

    /** A long text; null when nothing is left. */
    @Nullable
    String paragraphs(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String clean = TextCleaner.paragraphs(text).text();
        return clean.isEmpty() ? null : clean;
    }

    /** Distinct cleaned lines in their order, without empty ones. */
    List<String> lines(List<@Nullable String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Set<String> lines = new LinkedHashSet<>();
        for (String text : texts) {
            String line = line(text);
            if (line != null) {
                lines.add(line);
            }
        }
        return new ArrayList<>(lines);
    }

    /** The day on which the offer was created; null when unknown. */
    @Nullable
    LocalDate day() {
        return createdAt == null ? null : LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
    }

    void dates(@Nullable String created, @Nullable String updated) {
        if (created == null || created.isBlank()) {
            issue(IssueCode.DATE_MISSING);
        }
        createdAt = instant(created);
        Instant updatedAt = instant(updated);
        offer.createdAt(createdAt).updatedAt(updatedAt);
    }

    void place(PlaceResolver resolver, PlaceResolver.Query query) {
        PlaceResolver.Resolution resolution = resolver.resolve(query, title, description);
        issues.addAll(resolution.issues());
        offer.place(resolution.place());
    }

    Offer finish() {
        List<String> codes = new ArrayList<>(issues.size());
        issues.forEach(code -> codes.add(code.name()));
        return offer.issues(codes).build();
    }

    private void repaired(TextCleaner.Repair repair) {
        issue(
                switch (repair) {
                    case MARKUP -> IssueCode.TEXT_MARKUP;
                    case MOJIBAKE -> IssueCode.TEXT_MOJIBAKE;
                    case CONTROL_CHARACTERS -> IssueCode.TEXT_CONTROL_CHARACTERS;
                    case LOST_CHARACTERS -> IssueCode.TEXT_CHARACTERS_LOST;
                });
    }

    private @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        Instant usual = IsoInstant.parse(stripped);
        Instant instant = usual != null ? usual : IsoDates.parse(stripped);
        if (instant == null) {
            issue(IssueCode.DATE_UNREADABLE);
        } else if (instant.isBefore(EARLIEST) || instant.isAfter(latest())) {
            issue(IssueCode.DATE_IMPOSSIBLE);
            return null;
        } else if (instant.isAfter(raw.harvestedAt().plus(CLOCK_TOLERANCE))) {
            issue(IssueCode.DATE_IN_FUTURE);
        }
        return instant;
    }

    /** The end of what a date of this offer can be, also where nobody knows when it was received. */
    private Instant latest() {
        return raw.harvestedAt().isBefore(EARLIEST) ? LATEST : raw.harvestedAt().plus(LONGEST_NOTICE);
    }

    /** A link that may be shown; null, with an issue where one was given, when there is none. */
    @Nullable
    String link(@Nullable String text) {
        String link = text == null ? null : WebLinks.usable(text);
        if (text != null && link == null) {
            issue(IssueCode.LINK_UNUSABLE);
        }
        return link;
    }
}
