-- The date of an Entra client secret is kept beside the secret, like that of every other one.
UPDATE "connector" SET
  "secrets" = CASE WHEN "secrets" ? 'clientSecret'
    THEN jsonb_set("secrets", '{clientSecret,expiresAt}', to_jsonb(("settings" ->> 'clientSecretExpiresOn') || 'T23:59:59.000Z'))
    ELSE "secrets" END,
  "settings" = "settings" - 'clientSecretExpiresOn'
WHERE "kind" = 'entra' AND "settings" ? 'clientSecretExpiresOn';
