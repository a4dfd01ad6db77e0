package fr.jobmarket.gateway.http;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.candidate.CandidateProfile.Problem.OutOfRange;
import fr.jobmarket.candidate.CandidateProfile.Problem.TooLong;
import fr.jobmarket.candidate.CandidateProfile.Problem.TooMany;
import fr.jobmarket.candidate.CandidateProfile.Problem.Unit;
import fr.jobmarket.candidate.CandidateProfile.Problem.WrongCode;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.referential.CodeForm.Objection.PostalCode;
import java.util.Map;
import java.util.Objects;

/** What the SDK objects to, as messages. */
public final class Objections {

    private static final Map<CodeForm, MessageKey> FORMS = Map.of(
            CodeForm.ROME, MessageKey.ROME_CODE,
            CodeForm.REGION, MessageKey.REGION_CODE,
            CodeForm.DEPARTMENT, MessageKey.DEPARTMENT_CODE,
            CodeForm.COMMUNE, MessageKey.COMMUNE_CODE,
            CodeForm.POSTAL_CODE, MessageKey.POSTAL_CODE);

    private static final Map<Unit, MessageKey> UNITS = Map.of(
            Unit.EUROS_PER_YEAR, MessageKey.GROSS_EUROS_PER_YEAR,
            Unit.YEARS, MessageKey.YEARS,
            Unit.DEGREES, MessageKey.DEGREES,
            Unit.KILOMETRES, MessageKey.KILOMETRES);

    private Objections() {}

    /** What a code of this form looks like. */
    static Message message(CodeForm form) {
        return Objects.requireNonNull(FORMS.get(form)).with();
    }

    /** Why a text is no code. */
    public static Message message(CodeForm.Objection objection) {
        if (objection instanceof PostalCode meant) {
            return MessageKey.POSTAL_CODE_OF_COMMUNE.with(
                    meant.text(), meant.commune().name(), meant.commune().code());
        } else if (objection instanceof CodeForm.Objection.Nonexistent code) {
            return MessageKey.NO_SUCH_CODE.with(code.text(), message(code.form()));
        }
        CodeForm.Objection.OtherForm other = (CodeForm.Objection.OtherForm) objection;
        return MessageKey.NO_SUCH_FORM.with(other.text(), message(other.form()));
    }

    /** What is wrong with the field of a profile. */
    static Message message(CandidateProfile.Problem problem) {
        if (problem instanceof WrongCode code) {
            return message(code.objection());
        } else if (problem instanceof TooMany list) {
            return MessageKey.MORE_THAN_ALLOWED.with(list.most(), list.given());
        } else if (problem instanceof TooLong text) {
            return MessageKey.LONGER_THAN_ALLOWED.with(text.most(), text.given());
        } else if (problem instanceof OutOfRange number) {
            return MessageKey.OUT_OF_RANGE.with(
                    Objects.requireNonNull(UNITS.get(number.unit())).with(),
                    number.least(),
                    number.most(),
                    number.given());
        }
        return MessageKey.LATITUDE_AND_LONGITUDE.with();
    }
}
