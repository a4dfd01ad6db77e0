package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.harvest.HarvestSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payloads in a file; nothing reaches it before the commit. Not on a channel: those close themselves when the writing
 * thread is interrupted, and a harvest that stops must leave a file that can be continued.
 */
public final class FileSink implements HarvestSink {

    private final Path path;
    private final RandomAccessFile file;
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();

    /** Opens the file, with its folders when absent. */
    public FileSink(Path path) {
        this.path = path.toAbsolutePath();
        try {
            Files.createDirectories(this.path.getParent());
            file = new RandomAccessFile(this.path.toFile(), "rw");
        } catch (IOException e) {
            throw new NonRetriableException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void accept(RawOffer offer) {
        page.writeBytes(offer.payload().getBytes(StandardCharsets.UTF_8));
        page.write('\n');
    }

    @Override
    public long commit() {
        try {
            if (page.size() > 0) {
                file.write(page.toByteArray());
                file.getFD().sync();
                page.reset();
            }
            return file.getFilePointer();
        } catch (IOException e) {
            throw new NonRetriableException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void rewindTo(long position) {
        try {
            page.reset();
            if (file.length() < position) {
                throw new InvalidInputException(
                        path + " is shorter than the checkpoint says; delete the checkpoint to harvest anew");
            }
            file.setLength(position);
            file.seek(position);
        } catch (IOException e) {
            throw new NonRetriableException("cannot shorten " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new NonRetriableException("cannot close " + path + ": " + e.getMessage(), e);
        }
    }
}
