using Usher.Api.Calls;

namespace Usher.Api.Pipeline;

/// <summary>Makes a call of a request: by its signature, or without one where the server is open.</summary>
internal interface ICallFactory
{
    /// <exception cref="Usher.Wire.Errors.AwsException">The caller cannot be believed.</exception>
    Task<SignedCall> OpenAsync(ArrivedRequest arrived, CancellationToken stop);
}
