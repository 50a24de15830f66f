using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Usher.Storage.Identities;

/// <summary>Gives dotnet-ef a context to make migrations from; no server uses it.</summary>
internal sealed class IdentityContextFactory : IDesignTimeDbContextFactory<IdentityContext>
{
    /// <inheritdoc/>
    public IdentityContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<IdentityContext>().UseSqlite().Options);
}
