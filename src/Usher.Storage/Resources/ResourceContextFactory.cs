using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Usher.Storage.Resources;

/// <summary>Gives dotnet-ef a context to make migrations from; no server uses it.</summary>
internal sealed class ResourceContextFactory : IDesignTimeDbContextFactory<ResourceContext>
{
    /// <inheritdoc/>
    public ResourceContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ResourceContext>().UseSqlite().Options);
}
