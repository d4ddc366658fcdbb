package huikuan.benchmarks.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import huikuan.platform.axon.StateSerializer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;

/** Axon's engine on PostgreSQL, each in a schema of its own; every append commits by itself. */
final class JdbcEngines {

  private static final int CONNECTIONS = 64;

  private final String url;

  JdbcEngines(String url) {
    this.url = url;
  }

  Engine axons() {
    String schema = "theirs" + System.nanoTime();
    execute("create schema " + schema);
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setSchema(schema);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    HikariDataSource connections = new HikariDataSource(pool);
    Serializer serializer = StateSerializer.create(Events.STORED);
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(new DataSourceConnectionProvider(connections))
            .transactionManager(NoTransactionManager.instance())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return new Engine(
        engine,
        () -> engine,
        () -> {
          connections.close();
          execute("drop schema " + schema + " cascade");
        });
  }

  /** The server's own name and version. */
  String server() {
    try (Connection connection = DriverManager.getConnection(url)) {
      DatabaseMetaData server = connection.getMetaData();
      return server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not answer", e);
    }
  }

  private void execute(String statement) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused: " + statement, e);
    }
  }
}
