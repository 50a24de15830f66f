using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Usher.Web.Console.SignIn;

/// <summary>Whatever is clicked or typed keeps a session from being idle; a page that only looks again by itself does not.</summary>
internal sealed class SessionActivity(CurrentSession session) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        await session.TouchAsync();
        await next(context);
    };
}
