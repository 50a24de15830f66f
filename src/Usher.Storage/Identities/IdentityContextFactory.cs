using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Usher.Storage.Identities;

/// <summary>Creates a context for dotnet-ef, which generates migrations. The server does not use it.</summary>
internal sealed class IdentityContextFactory : IDesignTimeDbContextFactory<IdentityContext>
{
    /// <inheritdoc/>
    public IdentityContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<IdentityContext>().UseSqlite().Options);
}
