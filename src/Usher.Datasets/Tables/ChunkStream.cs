using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Usher.Datasets.Tables;

/// <summary>Runs a statement and walks over its result chunk by chunk, without materialising it and without an object per row.</summary>
internal static class ChunkStream
{
    public static void Run(DuckDBConnection connection, string sql, ChunkHandler handle, CancellationToken cancellationToken)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out var statement) is not DuckDBState.Success)
        {
            using (statement)
                throw new InvalidOperationException($"DuckDB refused \"{sql}\": {NativeMethods.PreparedStatements.DuckDBPrepareError(statement)}");
        }

        using (statement)
        {
            var state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
            try
            {
                Check(state is DuckDBState.Success, ref result, cancellationToken);
                while (true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    using var chunk = NativeMethods.Query.DuckDBFetchChunk(result);
                    if (chunk.IsInvalid)
                        break;

                    handle(new Chunk(chunk));
                }

                // The end of the rows and a failure in the middle look alike: both give no chunk.
                Check(succeeded: false, ref result, cancellationToken);
            }
            finally
            {
                NativeMethods.Query.DuckDBDestroyResult(ref result);
            }
        }
    }

    private static void Check(bool succeeded, ref DuckDBResult result, CancellationToken cancellationToken)
    {
        if (succeeded)
            return;

        var error = NativeMethods.Query.DuckDBResultError(ref result);
        if (string.IsNullOrEmpty(error))
            return;

        cancellationToken.ThrowIfCancellationRequested();
        throw error.Contains("No space left on device", StringComparison.Ordinal)
            ? new DatasetException($"The disk is full: {error.ReplaceLineEndings(" ")} Free some space, or write to another disk.")
            : new InvalidOperationException(error);
    }
}
