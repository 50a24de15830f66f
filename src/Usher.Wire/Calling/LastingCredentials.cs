using Usher.Wire.Signing.Making;

namespace Usher.Wire.Calling;

/// <summary>One key, for as long as it is good.</summary>
/// <param name="credentials">The key.</param>
public sealed class LastingCredentials(SigningCredentials credentials) : ICredentialSource
{
    /// <inheritdoc/>
    public ValueTask<SigningCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);
}
