using DuckDB.NET.Data;

namespace Usher.Benchmarks.Reading;

/// <summary>What someone would type into DuckDB's own shell to get from a CSV to sorted, numbered interactions.</summary>
internal static class DuckDbStatements
{
    public static long Run(string csv)
    {
        var part = csv + ".parquet";
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, $$"""
            COPY (FROM read_csv('{{csv}}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true,
                columns = {'USER_ID': 'VARCHAR', 'ITEM_ID': 'VARCHAR', 'TIMESTAMP': 'BIGINT', 'EVENT_TYPE': 'VARCHAR'})) TO '{{part}}' (FORMAT parquet)
            """);
        Execute(connection, $"SELECT count_if(USER_ID IS NULL OR ITEM_ID IS NULL OR TIMESTAMP < 0 OR strlen(USER_ID) > 256 OR strlen(ITEM_ID) > 256) FROM '{part}'");
        foreach (var (table, id) in new[] { ("users", "USER_ID"), ("items", "ITEM_ID") })
        {
            Execute(connection, $"""
                CREATE TABLE {table} AS SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM (SELECT DISTINCT {id} AS id FROM '{part}')
                """);
        }

        Execute(connection, $"""
            CREATE TABLE sorted AS SELECT users.number AS u, items.number AS i, TIMESTAMP, hash(EVENT_TYPE) AS rest
            FROM '{part}' JOIN users ON USER_ID = users.id JOIN items ON ITEM_ID = items.id ORDER BY u, TIMESTAMP, file_row_number
            """);
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM sorted";
        var rows = (long)count.ExecuteScalar()!;
        File.Delete(part);
        return rows;
    }

    /// <summary>200,000 users and 60,000 items, the first ones far more frequent; times over three years, in no order.</summary>
    public static void Generate(string csv, int rows, int seed)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, $"""
            COPY (SELECT 'user-' || hash({seed}, i, 'user') % 200000 AS USER_ID,
                         'item-' || (power(hash({seed}, i, 'item') % 1000003 / 1000003, 3) * 60000)::INTEGER AS ITEM_ID,
                         1600000000 + hash({seed}, i, 'time') % 100000000 AS TIMESTAMP,
                         ['watch', 'click', 'like'][1 + (hash({seed}, i, 'type') % 3)::INTEGER] AS EVENT_TYPE
                  FROM range({rows}) t(i)) TO '{csv}' (FORMAT csv, HEADER)
            """);
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
