using Usher.Api.Calls;
using Usher.Wire.Query;

namespace Usher.Api.Query;

/// <summary>One operation of a Query service.</summary>
/// <param name="Name">As <c>Action</c> names it.</param>
/// <param name="AnswerAsync">Binds the request, asks whether it may be, does it, and gives the result; null for an operation without one.</param>
internal sealed record QueryOperation(string Name, Func<AwsCall, QueryForm, CancellationToken, Task<object?>> AnswerAsync);
