using System.Text;
using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Policies;
using Usher.Api.Calls;
using Usher.Wire.Errors;

namespace Usher.Api.Tests.Iam;

/// <summary>A form in the hands of a caller, which asks the policies and keeps what it asked.</summary>
internal sealed class FormCall : AwsCall
{
    private readonly byte[] _form;

    public FormCall(Caller caller, string form)
        : base(new DefaultHttpContext(), "request-1", "us-east-1", caller)
    {
        _form = Encoding.UTF8.GetBytes(form);
        Http.Request.Method = "POST";
        Http.Response.Body = new MemoryStream();
        Body = new MemoryStream(_form);
    }

    public override Stream Body { get; }

    public override long? BodyLength => _form.Length;

    public override IReadOnlyDictionary<string, string> Trailers => new Dictionary<string, string>();

    /// <summary>What was asked, in order.</summary>
    public List<AccessRequest> Asked { get; } = [];

    /// <summary>What was answered.</summary>
    public string Answer => Encoding.UTF8.GetString(((MemoryStream)Http.Response.Body).ToArray());

    public override void Authorize(
        string action, string resource, NamedPolicy? resourcePolicy = null, string? resourceAccount = null, ContextKeys? context = null, bool needsResourcePolicy = false)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>();
        if (Caller.UserName is { } name)
            keys["aws:username"] = [name];
        var request = new AccessRequest(Caller, action, resource)
        {
            ResourceAccount = resourceAccount ?? "",
            ResourcePolicy = resourcePolicy,
            NeedsResourcePolicy = needsResourcePolicy,
            Context = ContextKeys.Of(keys).With(context ?? ContextKeys.None),
        };
        Asked.Add(request);
        var decision = PolicyEvaluator.Decide(request);
        if (!decision.IsAllowed)
            throw new AwsException("AccessDenied", DenialText.Of(request, decision));
    }
}
