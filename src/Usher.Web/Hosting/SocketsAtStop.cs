using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Usher.Web.Hosting;

/// <summary>Ends the WebSockets of open console pages when the server begins to stop. They last as long as the page is open, so the server would wait for them until its time to stop is over.</summary>
internal static class SocketsAtStop
{
    public static void UseSocketsAtStop(this WebApplication app)
    {
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        app.Use(async (context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest is not true && context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect is not true)
            {
                await next(context);
                return;
            }

            await using var ending = stopping.Register(context.Abort);
            await next(context);
        });
    }
}
