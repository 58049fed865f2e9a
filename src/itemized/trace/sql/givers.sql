-- Who paid accounts, and the most of it that can have gone on: those that can stand for the most first. Of each
-- account what can have gone on is $caps at most, of what came by $lasts; goods go no further than to the
-- account asked about, of which both are null. {nodes}, {kinds}: bound names, {nodes} those of $ids.
-- Parameters: the bound names, $ids, $caps, $lasts, $start, $end, $as_of, $sources, $among.
WITH near AS (
    SELECT low, cap, until
    FROM (SELECT unnest($ids::VARCHAR[]) AS entity_id, unnest($caps::BIGINT[]) AS cap, unnest($lasts::DATE[]) AS until)
        JOIN entities USING (entity_id)
), paid AS (
    SELECT from_no, to_no, (100 * sum(amount))::BIGINT AS cents
    FROM arrivals JOIN near ON to_no = near.low
    WHERE to_no IN (SELECT low FROM entities WHERE entity_id IN ({nodes})) AND kind IN ({kinds}) AND side IS NULL AND amount > 0
        AND (near.cap IS NULL OR (NOT ends AND least(date, paid) <= near.until))
        AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
    GROUP BY ALL
), most AS (
    SELECT from_no, sum(least(cents, coalesce(cap, cents)))::BIGINT AS cents
    FROM paid JOIN near ON near.low = to_no
    WHERE from_no NOT IN (SELECT low FROM near)
    GROUP BY ALL
)
SELECT entity_id, name, kind, cents FROM most JOIN entities ON low = from_no
ORDER BY cents DESC, name, entity_id LIMIT $among
