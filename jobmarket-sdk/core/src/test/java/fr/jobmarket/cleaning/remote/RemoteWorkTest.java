package fr.jobmarket.cleaning.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteWorkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deux jours de télétravail par semaine.",
                "TELETRAVAIL POSSIBLE",
                "Poste 100% remote",
                "Home office 3 jours",
                "Pas de télétravail pendant l'essai, puis télétravail deux jours par semaine"
            })
    void readsAnOfferOfRemoteWork(String text) {
        assertEquals(Optional.of(true), RemoteWork.read("", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pas de télétravail.",
                "Poste non télétravaillable",
                "Télétravail : non",
                "Le télétravail n'est pas possible sur ce poste",
                "Travail sur site, sans télétravail"
            })
    void readsThatItIsExcluded(String text) {
        assertEquals(Optional.of(false), RemoteWork.read("", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nous recrutons un boulanger.",
                "You will promote our brand",
                "remote sensing engineer",
                "Exchange et RemoteApp",
                ""
            })
    void saysNothingWhenNothingIsSaid(String text) {
        assertEquals(Optional.empty(), RemoteWork.read(text, text));
    }
}
