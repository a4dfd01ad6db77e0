package fr.jobmarket.gateway.recommendation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

/** How often offers were shown, by day, in the application database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExposureRepository extends GenericRepository<Exposure, String> {

    /** Counts on; 0 when the offer was not shown on this day before. */
    @Query("update exposure set shown = shown + :more where offer_id = :offerId and shown_on = :day")
    long addTo(String offerId, LocalDate day, long more);

    @Query("insert into exposure (offer_id, shown_on, shown) values (:offerId, :day, :shown)")
    void begin(String offerId, LocalDate day, long shown);

    @Query("delete from exposure where shown_on < :day")
    void removeBefore(LocalDate day);

    /** The offers shown most often since the days that are kept. */
    @Query("select offer_id, cast(sum(shown) as bigint) as shown from exposure group by offer_id"
            + " order by shown desc, offer_id limit :most")
    List<Exposure> findMostShown(int most);
}
