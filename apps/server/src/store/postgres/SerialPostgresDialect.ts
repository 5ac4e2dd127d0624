import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from "kysely";

/** Any number: the advisory lock that each transaction holds until its end. */
const TRANSACTION_LOCK = 7_083_542;

/**
 * Postgres on which transactions follow one another, as they do on SQLite: what one of them has read
 * is still true when it writes, whichever process it runs in. See docs/adr/0008-one-transaction-at-a-time.md.
 */
export class SerialPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new SerialDriver(this.#config);
  }
}

class SerialDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.isolationLevel || settings.accessMode) return super.beginTransaction(connection, settings);
    // Both in one message: taking turns costs no round trip.
    await connection.executeQuery(
      CompiledQuery.raw(`begin; select pg_advisory_xact_lock(${TRANSACTION_LOCK})`),
    );
  }
}
