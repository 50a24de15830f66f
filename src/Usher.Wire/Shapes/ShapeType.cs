using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Usher.Wire.Shapes;

/// <summary>A type that goes over the wire, and how: found by reflection once, then kept.</summary>
internal sealed class ShapeType
{
    private static readonly ConcurrentDictionary<Type, ShapeType> Known = new();

    private readonly Lazy<IReadOnlyList<ShapeMember>> _members;
    private readonly Lazy<ShapeType?> _element;
    private readonly Lazy<Type> _collection;

    private ShapeType(Type type)
    {
        Type = Nullable.GetUnderlyingType(type) ?? type;
        Kind = KindOf(Type);
        // Lazily, because a structure may hold itself.
        _members = new(() => Kind is ShapeKind.Structure ? ShapeMember.Of(Type) : []);
        IsSensitive = Type.IsDefined(typeof(SensitiveAttribute));
        _element = new(() => Kind is ShapeKind.List or ShapeKind.Map ? Of(Type.GetGenericArguments()[^1]) : null);
        _collection = new(() => Kind is ShapeKind.Map ? typeof(Dictionary<,>).MakeGenericType(typeof(string), Element.Type) : typeof(List<>).MakeGenericType(Element.Type));
    }

    public Type Type { get; }

    public ShapeKind Kind { get; }

    /// <summary>Of a structure: whether its members are kept out of messages.</summary>
    public bool IsSensitive { get; }

    /// <summary>Of a structure.</summary>
    public IReadOnlyList<ShapeMember> Members => _members.Value;

    /// <summary>Of a list or a map.</summary>
    public ShapeType Element => _element.Value ?? throw new InvalidOperationException($"{Type} has no elements.");

    public static ShapeType Of(Type type) => Known.GetOrAdd(type, static type => new(type));

    /// <summary>An empty list of a list's type.</summary>
    public IList NewList() => (IList)Activator.CreateInstance(_collection.Value)!;

    /// <summary>An empty map of a map's type.</summary>
    public IDictionary NewMap() => (IDictionary)Activator.CreateInstance(_collection.Value)!;

    private static ShapeKind KindOf(Type type)
    {
        if (type == typeof(string))
            return ShapeKind.Text;
        if (type == typeof(int) || type == typeof(long))
            return ShapeKind.Whole;
        if (type == typeof(double) || type == typeof(float))
            return ShapeKind.Real;
        if (type == typeof(bool))
            return ShapeKind.Flag;
        if (type == typeof(DateTimeOffset))
            return ShapeKind.Time;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return ShapeKind.List;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GetGenericArguments()[0] == typeof(string))
            return ShapeKind.Map;
        if (type is { IsClass: true, IsSealed: true } && type != typeof(object))
            return ShapeKind.Structure;
        throw new NotSupportedException(
            $"{type} cannot go over the wire; string, int, long, double, float, bool, DateTimeOffset, sealed records, IReadOnlyList<T> and IReadOnlyDictionary<string, T> can.");
    }
}
