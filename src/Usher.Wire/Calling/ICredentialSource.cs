using Usher.Wire.Signing.Making;

namespace Usher.Wire.Calling;

/// <summary>Whose name requests are signed in. Temporary credentials are renewed in time.</summary>
public interface ICredentialSource
{
    /// <summary>Good for a request that is sent now.</summary>
    ValueTask<SigningCredentials> GetAsync(CancellationToken cancellationToken);
}
