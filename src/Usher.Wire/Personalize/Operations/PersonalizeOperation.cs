using System.Buffers;
using System.Numerics;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Wire.Personalize;

/// <summary>One operation, as it comes over the wire and as policies ask about it.</summary>
public sealed class PersonalizeOperation
{
    // Bytes that most of them have room in.
    private const int UsualQuestion = 256;
    private const int UsualAnswer = 2_048;

    private readonly Func<object, PersonalizeArns, IReadOnlyList<string>> _resources;
    private readonly Func<object, string?> _passedRole;

    internal PersonalizeOperation(string? path, Type request, Type? response, PersonalizeErrors errors, Func<object, PersonalizeArns, IReadOnlyList<string>> resources, Func<object, string?> passedRole)
    {
        Name = request.Name[..^"Request".Length];
        Path = path;
        Request = request;
        Response = response;
        Errors = errors;
        (_resources, _passedRole) = (resources, passedRole);
    }

    /// <summary>Such as <c>CreateCampaign</c>.</summary>
    public string Name { get; }

    /// <summary><see cref="AwsProtocol.Json"/> for the control plane, <see cref="AwsProtocol.RestJson"/> for runtime and events.</summary>
    public AwsProtocol Protocol => Path is null ? AwsProtocol.Json : AwsProtocol.RestJson;

    /// <summary>The content type of its answers.</summary>
    public string ContentType => Path is null ? AwsJson.ContentType : AwsJson.RestContentType;

    /// <summary>What X-Amz-Target says; null for runtime and events.</summary>
    public string? Target => Path is null ? PersonalizeOperations.TargetPrefix + Name : null;

    /// <summary>The path that is posted to; null for the control plane, which knows only <c>/</c>.</summary>
    public string? Path { get; }

    /// <summary>The record of what is asked.</summary>
    public Type Request { get; }

    /// <summary>The record of what is answered; null for an empty body.</summary>
    public Type? Response { get; }

    /// <summary>What it may raise, beside what all operations may.</summary>
    public PersonalizeErrors Errors { get; }

    /// <summary>The names of those errors on the wire.</summary>
    public IEnumerable<string> ErrorCodes => Enum.GetValues<PersonalizeErrors>()
        .Where(error => BitOperations.IsPow2((int)error) && Errors.HasFlag(error))
        .Select(error => $"{error}Exception");

    /// <summary>The action that policies allow or deny.</summary>
    public string Action => $"personalize:{Name}";

    /// <summary>Makes the request of a body, and checks it.</summary>
    /// <param name="body">UTF-8; empty is the same as an empty object.</param>
    /// <returns>A <see cref="Request"/>.</returns>
    /// <exception cref="AwsException">As <see cref="JsonReader"/> has it.</exception>
    // No source says which name a broken constraint has. Where the model knows InvalidInputException, typed clients can catch that; two lists do not know it.
    public object Read(ReadOnlySpan<byte> body) => JsonReader.Read(Request, body, Errors.HasFlag(PersonalizeErrors.InvalidInput) ? "InvalidInputException" : "ValidationException");

    /// <summary>Makes the body of a request.</summary>
    /// <param name="request">A <see cref="Request"/>.</param>
    /// <returns>UTF-8.</returns>
    public byte[] WriteRequest(object request) => request is GetRecommendationsRequest question
        ? Written(UsualQuestion, output => RuntimeJson.Write(output, question))
        : JsonSerializer.SerializeToUtf8Bytes(request, Request, AwsJson.Options);

    /// <summary>Makes the body of an answer.</summary>
    /// <param name="response">A <see cref="Response"/>; null where there is none to make.</param>
    /// <returns>UTF-8; empty for null.</returns>
    public byte[] Write(object? response) => response switch
    {
        null => [],
        // What a busy server writes all day is written without reflection: 25 items in a third of the time.
        GetRecommendationsResponse answer => Written(UsualAnswer, output => RuntimeJson.Write(output, answer)),
        GetPersonalizedRankingResponse answer => Written(UsualAnswer, output => RuntimeJson.Write(output, answer)),
        _ => JsonSerializer.SerializeToUtf8Bytes(response, Response ?? throw new ArgumentException($"{Name} answers nothing.", nameof(response)), AwsJson.Options),
    };

    /// <summary>What the caller must be allowed the <see cref="Action"/> on: each of them.</summary>
    /// <param name="request">A <see cref="Request"/>.</param>
    /// <param name="arns">Of the caller's account and region.</param>
    /// <returns>ARNs as they came or will be, or <c>*</c>; at least one.</returns>
    public IReadOnlyList<string> Resources(object request, PersonalizeArns arns) => _resources(request, arns);

    /// <summary>The ARN of the role that the caller passes, which needs <c>iam:PassRole</c>; null for none.</summary>
    /// <param name="request">A <see cref="Request"/>.</param>
    public string? PassedRole(object request) => _passedRole(request);

    private static byte[] Written(int capacity, Action<ArrayBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>(capacity);
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
