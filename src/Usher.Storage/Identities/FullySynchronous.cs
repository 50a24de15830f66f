using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Usher.Storage.Identities;

/// <summary>Makes SQLite flush each transaction to the disk. The setting belongs to a connection, so each new connection gets it.</summary>
internal sealed class FullySynchronous : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous = FULL";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
