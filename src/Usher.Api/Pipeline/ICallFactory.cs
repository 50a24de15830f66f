using Usher.Api.Calls;

namespace Usher.Api.Pipeline;

/// <summary>Turns a request into a call with a known caller: by its signature, or as the account itself with <c>--open</c>.</summary>
internal interface ICallFactory
{
    /// <exception cref="Usher.Wire.Errors.AwsException">The request is not authenticated.</exception>
    Task<SignedCall> OpenAsync(ArrivedRequest arrived, CancellationToken cancellationToken);
}
