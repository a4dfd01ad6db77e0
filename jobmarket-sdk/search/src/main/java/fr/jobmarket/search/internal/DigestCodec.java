package fr.jobmarket.search.internal;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferDigest.SkillDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a digest in the index. A change of their form needs a new {@link OfferFields#FORMAT}. Of a skill they hold what the offer
 * says; its names and terms, which took half of a digest, are made of that. The format before had those instead.
 */
final class DigestCodec {

    private static final Contract.Type[] CONTRACTS = Contract.Type.values();
    private static final Experience.Requirement[] EXPERIENCES = Experience.Requirement.values();

    private DigestCodec() {}

    static BytesRef encode(Offer offer) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            write(OfferDigest.of(offer), DigestMaker.skills(offer), out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(OfferDigest digest, List<Skill> skills, DataOutput out) throws IOException {
        out.writeString(digest.id());
        writeOptional(digest.romeCode(), out);
        writeStrings(digest.titleTerms(), out);
        out.writeVInt(skills.size());
        for (Skill skill : skills) {
            writeStrings(List.of(), out);
            writeOptional(skill.code(), out);
            out.writeString(skill.label());
            out.writeByte((byte) (skill.level() == Skill.Level.REQUIRED ? 1 : 0));
        }
        writeStrings(digest.keywords(), out);
        writeNumber(digest.latitude(), out);
        writeNumber(digest.longitude(), out);
        writeOptional(digest.departmentCode(), out);
        writeOrdinal(digest.contract(), out);
        out.writeByte((byte) (digest.apprenticeship() ? 1 : 0));
        writeNumber(digest.annualMin(), out);
        writeNumber(digest.annualMax(), out);
        writeOrdinal(digest.experience(), out);
        out.writeZInt(digest.experienceMonths() == null ? Integer.MIN_VALUE : digest.experienceMonths());
        Boolean remote = digest.remote();
        out.writeByte((byte) (remote == null ? 0 : remote ? 1 : 2));
        writeStrings(digest.languages(), out);
        writeStrings(digest.licences(), out);
        out.writeVInt(digest.openings());
        Instant date = digest.date();
        out.writeLong(date == null ? Long.MIN_VALUE : date.getEpochSecond());
        out.writeInt(date == null ? 0 : date.getNano());
        writeNumber(digest.completeness(), out);
        out.writeString(digest.company());
        out.writeString(digest.advertisement());
    }

    static OfferDigest decode(BytesRef bytes) throws IOException {
        DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        String id = in.readString();
        String romeCode = readOptional(in);
        List<String> titleTerms = readStrings(in);
        List<SkillDigest> skills = readSkills(in);
        List<String> keywords = readStrings(in);
        double latitude = readNumber(in);
        double longitude = readNumber(in);
        String department = readOptional(in);
        int contract = in.readByte();
        boolean apprenticeship = in.readByte() == 1;
        double annualMin = readNumber(in);
        double annualMax = readNumber(in);
        int experience = in.readByte();
        int months = in.readZInt();
        byte remote = in.readByte();
        return new OfferDigest(
                id,
                romeCode,
                titleTerms,
                skills,
                keywords,
                latitude,
                longitude,
                department,
                contract < 0 ? null : CONTRACTS[contract],
                apprenticeship,
                annualMin,
                annualMax,
                experience < 0 ? null : EXPERIENCES[experience],
                months == Integer.MIN_VALUE ? null : months,
                remote == 0 ? null : Boolean.valueOf(remote == 1),
                readStrings(in),
                readStrings(in),
                in.readVInt(),
                readDate(in),
                readNumber(in),
                in.readString(),
                in.readString());
    }

    private static List<SkillDigest> readSkills(DataInput in) throws IOException {
        int count = in.readVInt();
        List<SkillDigest> skills = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<String> names = readStrings(in);
            skills.add(
                    names.isEmpty()
                            ? DigestMaker.skill(readOptional(in), in.readString(), in.readByte() == 1)
                            : new SkillDigest(names, readStrings(in), in.readByte() == 1));
        }
        return skills;
    }

    private static @Nullable Instant readDate(DataInput in) throws IOException {
        long seconds = in.readLong();
        int nanos = in.readInt();
        return seconds == Long.MIN_VALUE ? null : Instant.ofEpochSecond(seconds, nanos);
    }

    private static void writeStrings(List<String> values, DataOutput out) throws IOException {
        out.writeVInt(values.size());
        for (String value : values) {
            out.writeString(value);
        }
    }

    private static List<String> readStrings(DataInput in) throws IOException {
        int count = in.readVInt();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(in.readString());
        }
        return values;
    }

    private static void writeOptional(@Nullable String value, DataOutput out) throws IOException {
        out.writeString(value == null ? "" : value);
    }

    private static @Nullable String readOptional(DataInput in) throws IOException {
        String value = in.readString();
        return value.isEmpty() ? null : value;
    }

    private static void writeOrdinal(@Nullable Enum<?> value, DataOutput out) throws IOException {
        out.writeByte((byte) (value == null ? -1 : value.ordinal()));
    }

    private static void writeNumber(double value, DataOutput out) throws IOException {
        out.writeLong(Double.doubleToLongBits(value));
    }

    private static double readNumber(DataInput in) throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }
}
