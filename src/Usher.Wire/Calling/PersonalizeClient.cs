using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Wire.Calling;

/// <summary>Calls the operations of Personalize as any SDK does: signed, over HTTP, here or at Amazon. Safe for many threads.</summary>
/// <param name="http">Sends; its handler decides about connections and timeouts.</param>
/// <param name="addresses">Where to.</param>
/// <param name="credentials">In whose name.</param>
/// <param name="clock">The time to sign with.</param>
public sealed class PersonalizeClient(HttpMessageInvoker http, ServiceAddresses addresses, ICredentialSource credentials, TimeProvider clock)
{
    private static readonly FrozenDictionary<Type, PersonalizeOperation> Operations = PersonalizeOperations.Every.ToFrozenDictionary(operation => operation.Request);

    private readonly SignedSending _sending = new(http, addresses.Region, "personalize", credentials, clock);
    // Addresses are read once each, not at every call.
    private readonly ConcurrentDictionary<PersonalizeOperation, Uri> _targets = new();

    /// <summary>Calls the operation that a request is of.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<T> CallAsync<T>(object request, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content is AnswerContent { Answer: T whole })
            return whole;

        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return typeof(T) == typeof(GetRecommendationsResponse) ? (T)(object)RuntimeJson.ReadRecommendations(answer) : JsonSerializer.Deserialize<T>(answer, AwsJson.Options)!;
    }

    /// <summary>Calls an operation that answers nothing.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task CallAsync(object request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(object request, CancellationToken cancellationToken)
    {
        var operation = Operations[request.GetType()];
        var body = operation.WriteRequest(request);
        using var message = new HttpRequestMessage(HttpMethod.Post, _targets.GetOrAdd(operation, TargetOf)) { Content = new ByteArrayContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", operation.ContentType);
        if (operation.Target is { } target)
            message.Headers.TryAddWithoutValidation("X-Amz-Target", target);

        var response = await _sending.SendAsync(message, body, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
            throw await Refusal.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private Uri TargetOf(PersonalizeOperation operation) => new(AddressOf(operation), operation.Path ?? "/");

    private Uri AddressOf(PersonalizeOperation operation) => operation.Path switch
    {
        null => addresses.Control,
        "/recommendations" or "/personalize-ranking" or "/action-recommendations" => addresses.Runtime,
        _ => addresses.Events,
    };
}
