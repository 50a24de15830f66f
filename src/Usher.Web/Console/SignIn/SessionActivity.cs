using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Usher.Web.Console.SignIn;

/// <summary>Records activity for each click and input of the user. Pages that refresh by themselves do not count.</summary>
internal sealed class SessionActivity(CurrentSession session) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        await session.TouchAsync();
        await next(context);
    };
}
