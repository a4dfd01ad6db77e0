package fr.jobmarket.cleaning.internal.occupation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The file of a model: gzip, which also checks that nothing of it changed. */
public final class ModelFile {

    private static final int MAGIC = 0x4A4D4F43;
    private static final int VERSION = 5;
    private static final int MOST = 1 << 24;

    private ModelFile() {}

    /** Writes a model; equal models give equal bytes. */
    public static void write(OccupationModel model, OutputStream to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            writeNomenclature(model.nomenclature, out);
            out.writeUTF(model.provenance);
            Vocabulary vocabulary = model.vocabulary;
            out.writeInt(vocabulary.size());
            for (int feature = 0; feature < vocabulary.size(); feature++) {
                out.writeInt(vocabulary.hash(feature));
            }
            for (int feature = 0; feature < vocabulary.size(); feature++) {
                out.writeFloat(vocabulary.rarity(feature));
            }
            for (float[] perOccupation : List.of(model.bias, model.mass)) {
                for (float value : perOccupation) {
                    out.writeFloat(value);
                }
            }
            writeEvidence(model.offers, out);
            writeEvidence(model.titles, out);
            out.writeFloat(model.namedShare);
            model.weights.write(out);
        }
    }

    private static void writeNomenclature(Nomenclature nomenclature, DataOutputStream out) throws IOException {
        out.writeUTF(nomenclature.edition());
        out.writeInt(nomenclature.codes().size());
        for (int i = 0; i < nomenclature.codes().size(); i++) {
            out.writeUTF(nomenclature.codes().get(i));
            out.writeUTF(nomenclature.labels().get(i));
            out.writeInt(nomenclature.frequencies().get(i));
            List<Integer> neighbours = nomenclature.neighbours().get(i);
            out.writeInt(neighbours.size());
            for (int neighbour : neighbours) {
                out.writeInt(neighbour);
            }
        }
        out.writeInt(nomenclature.appellations().size());
        for (Nomenclature.Appellation appellation : nomenclature.appellations()) {
            out.writeInt(appellation.occupation());
            out.writeUTF(appellation.label());
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException when it is none, is damaged or is of another version
     */
    public static OccupationModel read(InputStream from) throws IOException {
        return read(from, null);
    }

    /** The same with the index of its nomenclature, when there is one already. */
    public static OccupationModel read(InputStream from, @Nullable TitleIndex known) throws IOException {
        try (DataInputStream in = begin(from)) {
            Nomenclature nomenclature = readNomenclature(in);
            String provenance = in.readUTF();
            int features = count(in);
            int[] hashes = new int[features];
            for (int feature = 0; feature < features; feature++) {
                hashes[feature] = in.readInt();
            }
            float[] rarity = floats(in, features);
            int occupations = nomenclature.codes().size();
            OccupationModel model = new OccupationModel(
                    provenance,
                    nomenclature,
                    known == null ? new TitleIndex(nomenclature) : known,
                    new Vocabulary(hashes, rarity),
                    floats(in, occupations),
                    floats(in, occupations),
                    readEvidence(in),
                    readEvidence(in),
                    in.readFloat(),
                    WeightMatrix.read(in, features, occupations));
            if (in.read() >= 0) {
                throw new IOException("it goes on where it should end");
            }
            return model;
        }
    }

    /**
     * Reads the occupations of a model alone, with which its file begins.
     *
     * @throws IOException when it is none or of another version
     */
    public static Nomenclature readNomenclature(InputStream from) throws IOException {
        try (DataInputStream in = begin(from)) {
            return readNomenclature(in);
        }
    }

    private static DataInputStream begin(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16), 1 << 16));
        if (in.readInt() != MAGIC) {
            throw new IOException("it does not begin like an occupation model");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("it is of version " + version + ", not " + VERSION);
        }
        return in;
    }

    private static Nomenclature readNomenclature(DataInputStream in) throws IOException {
        String edition = in.readUTF();
        int size = count(in);
        List<String> codes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<List<Integer>> neighbours = new ArrayList<>();
        List<Integer> frequencies = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            codes.add(in.readUTF());
            labels.add(in.readUTF());
            frequencies.add(count(in));
            List<Integer> near = new ArrayList<>();
            for (int n = count(in); n > 0; n--) {
                near.add(below(size, in.readInt()));
            }
            neighbours.add(near);
        }
        List<Nomenclature.Appellation> appellations = new ArrayList<>();
        for (int n = count(in); n > 0; n--) {
            int occupation = below(size, in.readInt());
            appellations.add(new Nomenclature.Appellation(occupation, in.readUTF()));
        }
        return new Nomenclature(edition, codes, labels, neighbours, frequencies, appellations);
    }

    private static void writeEvidence(Evidence evidence, DataOutputStream out) throws IOException {
        out.writeFloat(evidence.words());
        out.writeFloat(evidence.appellation());
        Calibration calibration = evidence.calibration();
        out.writeInt(calibration.shares().length);
        for (int i = 0; i < calibration.shares().length; i++) {
            out.writeFloat(calibration.probabilities()[i]);
            out.writeFloat(calibration.shares()[i]);
        }
    }

    private static Evidence readEvidence(DataInputStream in) throws IOException {
        float words = in.readFloat();
        float appellation = in.readFloat();
        float[] probabilities = new float[count(in)];
        float[] shares = new float[probabilities.length];
        for (int i = 0; i < shares.length; i++) {
            probabilities[i] = in.readFloat();
            shares[i] = in.readFloat();
        }
        return new Evidence(words, appellation, new Calibration(probabilities, shares));
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static int count(DataInputStream in) throws IOException {
        return below(MOST, in.readInt());
    }

    private static int below(int bound, int value) throws IOException {
        if (value < 0 || value >= bound) {
            throw new IOException("it holds the number " + value + " where one below " + bound + " belongs");
        }
        return value;
    }
}
