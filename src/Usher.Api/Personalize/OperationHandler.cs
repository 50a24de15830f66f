using Usher.Wire.Personalize;

namespace Usher.Api.Personalize;

/// <summary>The method that answers one operation.</summary>
/// <param name="Request">The request's type, which identifies the operation.</param>
/// <param name="Response">The response's type; null for an empty response.</param>
/// <param name="AnswerAsync">Answers a request; null is an empty response.</param>
internal sealed record OperationHandler(Type Request, Type? Response, Func<object, PersonalizeArns, CancellationToken, Task<object?>> AnswerAsync)
{
    public static OperationHandler For<TRequest, TResponse>(Func<TRequest, TResponse> answer) =>
        new(typeof(TRequest), typeof(TResponse), (request, _, _) => Task.FromResult<object?>(answer((TRequest)request)));

    public static OperationHandler For<TRequest, TResponse>(Func<TRequest, PersonalizeArns, TResponse> answer) =>
        new(typeof(TRequest), typeof(TResponse), (request, at, _) => Task.FromResult<object?>(answer((TRequest)request, at)));

    public static OperationHandler For<TRequest, TResponse>(Func<TRequest, CancellationToken, Task<TResponse>> answer) =>
        new(typeof(TRequest), typeof(TResponse), async (request, _, cancellationToken) => await answer((TRequest)request, cancellationToken));

    public static OperationHandler For<TRequest, TResponse>(Func<TRequest, PersonalizeArns, CancellationToken, Task<TResponse>> answer) =>
        new(typeof(TRequest), typeof(TResponse), async (request, at, cancellationToken) => await answer((TRequest)request, at, cancellationToken));

    public static OperationHandler For<TRequest>(Func<TRequest, Task> answer) => For<TRequest>((request, _) => answer(request));

    public static OperationHandler For<TRequest>(Func<TRequest, CancellationToken, Task> answer) => new(
        typeof(TRequest),
        null,
        async (request, _, cancellationToken) =>
        {
            await answer((TRequest)request, cancellationToken);
            return null;
        });
}
