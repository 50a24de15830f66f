using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Usher.Wire.Shapes;

/// <summary>One member of a structure: a public property that can be set at its making.</summary>
internal sealed class ShapeMember
{
    private readonly PropertyInfo _property;

    private ShapeMember(PropertyInfo property)
    {
        _property = property;
        Name = property.GetCustomAttribute<WireNameAttribute>()?.Name ?? property.Name;
        Path = JsonNamingPolicy.CamelCase.ConvertName(Name);
        JsonName = Encoding.UTF8.GetBytes(property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Path);
        Type = ShapeType.Of(property.PropertyType);
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        IsSensitive = property.IsDefined(typeof(SensitiveAttribute));
        Constraints = new(property.GetCustomAttributes<ConstraintAttribute>());
    }

    /// <summary>On the wire.</summary>
    public string Name { get; }

    /// <summary>In messages.</summary>
    public string Path { get; }

    /// <summary>In JSON, as UTF-8.</summary>
    public byte[] JsonName { get; }

    public ShapeType Type { get; }

    public bool IsRequired { get; }

    public bool IsSensitive { get; }

    public ConstraintSet Constraints { get; }

    // In the order of their declaration, which is the order on the wire; reflection promises none.
    public static IReadOnlyList<ShapeMember> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .Select(property => new ShapeMember(property)),
    ];

    // A time that must come is no Nullable; one that did not come is still what it was when it was made.
    public object? Get(object structure) => _property.GetValue(structure) is var value && value is DateTimeOffset time && time == default ? null : value;

    public void Set(object structure, object value) => _property.SetValue(structure, value);
}
