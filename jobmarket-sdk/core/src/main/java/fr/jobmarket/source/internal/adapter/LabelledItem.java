package fr.jobmarket.source.internal.adapter;

import org.jspecify.annotations.Nullable;

/**
 * One element of what an offer lists: skills, trainings, languages, licences, qualities.
 *
 * @param code code of the nomenclature
 * @param label its wording
 * @param requirement E demanded, S wished for
 * @param level level of a training
 * @param comment free comment
 */
public record LabelledItem(
        @Nullable String code,
        @Nullable String label,
        @Nullable String requirement,
        @Nullable String level,
        @Nullable String comment) {}
