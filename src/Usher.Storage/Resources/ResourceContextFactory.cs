using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Usher.Storage.Resources;

/// <summary>Creates a context for dotnet-ef, which generates migrations. The server does not use it.</summary>
internal sealed class ResourceContextFactory : IDesignTimeDbContextFactory<ResourceContext>
{
    /// <inheritdoc/>
    public ResourceContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ResourceContext>().UseSqlite().Options);
}
