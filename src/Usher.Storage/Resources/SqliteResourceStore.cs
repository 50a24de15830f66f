using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Storage.Identities;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Resources;

/// <summary>Stores the service's resources in an SQLite file of their own, as one document each: there are few, they are read once, and each is replaced as a whole.</summary>
/// <remarks>Each transaction is flushed to the disk, as in <see cref="SqliteIdentityRecords"/>.</remarks>
public sealed class SqliteResourceStore : IResourceStore
{
    private static readonly JsonSerializerOptions Documents = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly DbContextOptions<ResourceContext> _options;

    private SqliteResourceStore(string path) => _options = new DbContextOptionsBuilder<ResourceContext>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path }.ToString())
        .AddInterceptors(new FullySynchronous())
        .Options;

    /// <summary>Opens the file, creates it if it does not exist, and migrates its table.</summary>
    /// <param name="path">For example service.db in the data folder, which this process has locked.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static async Task<SqliteResourceStore> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var store = new SqliteResourceStore(path);
        await using var context = new ResourceContext(store._options);
        await MigrationSteps.ApplyAsync(context, cancellationToken);
        return store;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = new ResourceContext(_options);
        var documents = await context.Resources.Select(row => row.Document).ToListAsync(cancellationToken);
        return [.. documents.Select(document => JsonSerializer.Deserialize<Resource>(document, Documents)!)];
    }

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<Resource> written, IReadOnlyList<string> removed)
    {
        await using var context = new ResourceContext(_options);
        await using var transaction = await context.Database.BeginTransactionAsync();
        string[] gone = [.. removed, .. written.Select(resource => resource.Arn)];
        await context.Resources.Where(row => gone.Contains(row.Arn)).ExecuteDeleteAsync();
        context.AddRange(written.Select(resource => new ResourceRow { Arn = resource.Arn, Document = JsonSerializer.Serialize(resource, Documents) }));
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
