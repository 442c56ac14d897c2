-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "secrets" JSONB NOT NULL DEFAULT '{}',
    "directory_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "token_hash" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "oidc_attempt" (
    "state_hash" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oidc_attempt_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "site_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connector" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "settings" JSONB NOT NULL,
    "secrets" JSONB NOT NULL,
    "scope" JSONB NOT NULL,
    "mappings" JSONB NOT NULL,
    "pictures" JSONB NOT NULL,
    "schedule" JSONB,
    "safety" JSONB NOT NULL,
    "matching" JSONB NOT NULL,
    "priority" INTEGER NOT NULL,
    "field_priorities" JSONB NOT NULL DEFAULT '{}',
    "bookmark" JSONB,
    "bookmark_basis" TEXT,
    "merge_basis" TEXT,
    "scheduled_until" TIMESTAMPTZ(3),
    "last_whole_read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "source_id" TEXT,
    "unsaved" JSONB,
    "basis" TEXT,
    "cursor" JSONB,
    "from_bookmark" JSONB,
    "read_end" JSONB,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "guard" JSONB NOT NULL DEFAULT '[]',
    "problem" JSONB,
    "expected" INTEGER,
    "waiting_until" TIMESTAMPTZ(3),
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "approved" BOOLEAN NOT NULL DEFAULT false,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "planned_version" INTEGER,
    "applied_at" TIMESTAMPTZ(3),
    "undoes" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_record" (
    "run_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "in_scope" BOOLEAN NOT NULL DEFAULT true,
    "values" JSONB NOT NULL DEFAULT '{}',
    "keep" TEXT[],
    "references" TEXT[],
    "draft_hash" TEXT NOT NULL DEFAULT '',
    "picture_none" BOOLEAN NOT NULL DEFAULT false,
    "picture_tag" TEXT,
    "picture_locator" TEXT,
    "because" TEXT,

    CONSTRAINT "run_record_pkey" PRIMARY KEY ("run_id","source_id")
);

-- CreateTable
CREATE TABLE "run_page" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "unchanged" TEXT[],
    "present" TEXT[],

    CONSTRAINT "run_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_change" (
    "run_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "person_id" UUID,
    "display_name" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "before" JSONB NOT NULL DEFAULT '{}',
    "after" JSONB NOT NULL DEFAULT '{}',
    "picture" JSONB,
    "because" TEXT,
    "merged" JSONB,
    "undo" JSONB,

    CONSTRAINT "run_change_pkey" PRIMARY KEY ("run_id","source_id")
);

-- CreateTable
CREATE TABLE "run_manager" (
    "run_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "before" UUID,
    "after" UUID,

    CONSTRAINT "run_manager_pkey" PRIMARY KEY ("run_id","source_id")
);

-- CreateTable
CREATE TABLE "run_picture" (
    "run_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "held_tag" TEXT,
    "locator" TEXT,
    "state" TEXT NOT NULL,
    "tag" TEXT,
    "sha256" TEXT,
    "outcome" TEXT,
    "because" TEXT,

    CONSTRAINT "run_picture_pkey" PRIMARY KEY ("run_id","source_id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "active" BOOLEAN NOT NULL,
    "values" JSONB NOT NULL,
    "origins" JSONB NOT NULL,
    "manager_id" UUID,
    "department" TEXT,
    "search_text" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "picture_sha256" TEXT,
    "picture_crop" TEXT,
    "picture_token" TEXT,
    "own_sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_source" (
    "connector_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "present" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL,
    "values" JSONB NOT NULL,
    "references" TEXT[],
    "draft_hash" TEXT NOT NULL,
    "manager_reference" TEXT,
    "manager_id" UUID,
    "picture_due" BOOLEAN NOT NULL DEFAULT false,
    "picture_locator" TEXT,
    "picture_tag" TEXT,
    "picture_sha256" TEXT,
    "pictured_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_source_pkey" PRIMARY KEY ("connector_id","source_id")
);

-- CreateTable
CREATE TABLE "picture_original" (
    "site_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "format" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "picture_original_pkey" PRIMARY KEY ("site_id","sha256")
);

-- CreateTable
CREATE TABLE "picture_rendition" (
    "site_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "crop" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "picture_rendition_pkey" PRIMARY KEY ("site_id","sha256","crop","size")
);

-- CreateTable
CREATE TABLE "hosted_photo" (
    "token" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "crop" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "hosted_photo_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_site_id_email_key" ON "account"("site_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "account_site_id_oidc_subject_key" ON "account"("site_id", "oidc_subject");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_site_id_idx" ON "api_token"("site_id");

-- CreateIndex
CREATE INDEX "audit_entry_site_id_id_idx" ON "audit_entry"("site_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "connector_site_id_name_key" ON "connector"("site_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "run_undoes_key" ON "run"("undoes");

-- CreateIndex
CREATE INDEX "run_site_id_created_at_idx" ON "run"("site_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "run_connector_id_created_at_idx" ON "run"("connector_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "run_page_run_id_idx" ON "run_page"("run_id");

-- CreateIndex
CREATE INDEX "run_picture_run_id_state_idx" ON "run_picture"("run_id", "state");

-- CreateIndex
CREATE INDEX "person_site_id_active_sort_name_id_idx" ON "person"("site_id", "active", "sort_name", "id");

-- CreateIndex
CREATE INDEX "person_manager_id_idx" ON "person"("manager_id");

-- CreateIndex
CREATE INDEX "person_site_id_department_idx" ON "person"("site_id", "department");

-- CreateIndex
CREATE INDEX "person_source_person_id_idx" ON "person_source"("person_id");

-- CreateIndex
CREATE INDEX "hosted_photo_person_id_idx" ON "hosted_photo"("person_id");

-- CreateIndex
CREATE INDEX "hosted_photo_site_id_sha256_idx" ON "hosted_photo"("site_id", "sha256");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_source" ADD CONSTRAINT "person_source_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_source" ADD CONSTRAINT "person_source_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How searching and sorting see a text: lower case, without diacritics. Most names are ASCII and need no more than `lower`.
-- PL/pgSQL, since PostgreSQL plans an SQL function anew for every row of such a size.
CREATE FUNCTION fold_text(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF octet_length(given) = char_length(given) THEN
    RETURN lower(given);
  END IF;
  RETURN translate(
    replace(replace(replace(
      regexp_replace(normalize(lower(given), NFD), U&'[\0300-\036F]', '', 'g'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    'øłđðħıŧ', 'olddhit');
END
$$;

-- What the directory's search looks in: name, e-mail address, department, and phone numbers without their punctuation
-- and without the (0) that is dialled at home alone.
CREATE FUNCTION person_search_text(display_name text, given jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN fold_text(concat_ws(' ', display_name, given ->> 'field:email', given ->> 'field:department',
    translate(replace(given ->> 'field:phone', '(0)', ''), ' +-()./', ''),
    translate(replace(given ->> 'field:mobile', '(0)', ''), ' +-()./', '')));
END
$$;

-- People of several connectors find each other by e-mail address, in whatever case it is written.
CREATE INDEX "person_site_id_email_idx" ON "person" ("site_id", lower("email"));

-- Pictures that a run still has to look at are few among many.
CREATE INDEX "person_source_picture_due_idx" ON "person_source" ("connector_id", "source_id") WHERE "picture_due";

-- At most one run per connector is under way. A held run and a preview do not stand in the way of the next.
CREATE UNIQUE INDEX "run_one_active_per_connector" ON "run" ("connector_id")
  WHERE "status" IN ('queued', 'reading', 'planning', 'applying', 'pictures', 'pushing') AND "type" <> 'preview';

-- A person's picture has one address at a time.
CREATE UNIQUE INDEX "hosted_photo_one_per_person" ON "hosted_photo" ("person_id") WHERE "retired_at" IS NULL;
