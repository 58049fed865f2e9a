-- In: cross_rows, crossing (the payer's rows that mirror another agency's receipt). Out: mirror has them too, and
-- named_abroad: the filer of another agency that a row names. Both report the payment, so that the names are its own.
INSERT INTO mirror BY NAME
    SELECT split_part(source_id, ':', 1) AS source, substr(source_id, strpos(source_id, ':') + 1) AS source_id, since, until FROM crossing;

INSERT INTO named_abroad BY NAME
    WITH met AS (
        SELECT DISTINCT filer_id AS payer, other_id AS payee FROM cross_rows SEMI JOIN crossing USING (source_id)
    )
    SELECT split_part(source_id, ':', 1) AS source, substr(source_id, strpos(source_id, ':') + 1) AS source_id,
        any_value(named) AS id
    FROM abroad JOIN met ON payer = CASE side WHEN 'receipt' THEN named ELSE filer_id END
        AND payee = CASE side WHEN 'receipt' THEN filer_id ELSE named END
    GROUP BY ALL;
